// channelkit: the clients and the errors. Everything else has its own sub-path.

export * from './errors.ts'
export {
  createSockudo,
  generateEncryptionMasterKey,
  type Sockudo,
  type SockudoOptions,
  sockudoFromEnv,
} from './services/sockudo/index.ts'
