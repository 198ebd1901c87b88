"""Runs calls of the PyPI package pusher: one call as JSON a line in, one result as JSON a line out."""

import json
import sys

import pusher


def plain(value):
    """What JSON has no word for: the package answers the shared secret as bytes."""
    if isinstance(value, bytes):
        return {"bytes": len(value)}
    raise TypeError("%r is not JSON" % (value,))


def run(call):
    client = pusher.Pusher(**call["options"])
    method = getattr(client, call["method"])
    return method(*call["args"])


for line in sys.stdin:
    try:
        answer = {"returned": run(json.loads(line))}
    except Exception as error:  # What a call can fail with is what is asked for.
        answer = {"raised": {"type": type(error).__name__, "text": str(error)}}
    print(json.dumps(answer, default=plain), flush=True)
