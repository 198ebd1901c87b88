// Shows what is pushed, also when no page is open.

self.addEventListener('push', (event) => {
  const { notification, data } = event.data.json()
  const { title, body, image } = notification
  const options = { body: body ?? '', data, ...(image && { icon: image }) }
  event.waitUntil(self.registration.showNotification(title ?? '', options))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(self.clients.openWindow('/'))
})
