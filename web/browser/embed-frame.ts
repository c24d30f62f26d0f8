// On the page in a frame: tells the page around it how high it is, whenever that changes. That page can do no
// more with it than know a height.
const tell = (): void => {
  parent.postMessage({ sopan: 'height', height: Math.ceil(document.documentElement.scrollHeight) }, '*');
};

if (parent !== window) {
  new ResizeObserver(tell).observe(document.body);
  addEventListener('load', tell);
}
