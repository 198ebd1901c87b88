type Compat = typeof import('./index.js', { with: { 'resolution-mode': 'import' } })

declare const Pusher: Compat['Pusher']
type Pusher = InstanceType<Compat['Pusher']>
export = Pusher
