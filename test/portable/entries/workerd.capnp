using Workerd = import "/workerd/workerd.capnp";

# No compatibility flags: neither Node's modules nor its globals are there.
const config :Workerd.Config = (
  services = [(
    name = "main",
    worker = (
      modules = [(name = "suite", esModule = embed "workerd.mjs")],
      compatibilityDate = "2026-01-01",
    ),
  )],
);
