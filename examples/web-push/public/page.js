// Asks for permission, subscribes the browser and registers it with the backend.

const told = document.querySelector('output')

document.querySelector('button').addEventListener('click', register)
// A browser may change its subscription at any time, so it is registered on each visit.
if (Notification.permission === 'granted') await register()

async function register() {
  try {
    if ((await Notification.requestPermission()) !== 'granted')
      throw new Error('notifications are not allowed')
    await navigator.serviceWorker.register('/service-worker.js')
    const { pushManager } = await navigator.serviceWorker.ready
    const applicationServerKey = await answerOf(await fetch('/push/key'))
    const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey })
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify(subscription)
    told.textContent = await answerOf(await fetch('/push/devices', { method: 'POST', headers, body }))
  } catch (error) {
    told.textContent = `failed: ${error.message}`
  }
}

async function answerOf(response) {
  const text = await response.text()
  if (!response.ok) throw new Error(text)
  return text
}
