// What the fake refuses by intention: its message is for the caller. Everything else that is thrown is a mistake.

export class Refusal extends Error {}
