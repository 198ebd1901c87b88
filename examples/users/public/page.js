// Shows each entry as it comes; the browser reconnects by itself and asks for what it missed.

const list = document.querySelector('ul')

new EventSource('/audit').addEventListener('message', ({ data }) => {
  const { at, text } = JSON.parse(data)
  const item = document.createElement('li')
  item.textContent = `${new Date(at).toLocaleTimeString()} ${text}`
  list.prepend(item)
})
