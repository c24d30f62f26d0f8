// The one script that pages of other sites load: /embed/v1.js. What it promises them stays so.
import { defineElements } from './widgets/elements';
import { fitFrames } from './widgets/fit-frames';

// Loaded as a module it is told nothing of itself; then it looks for its own address in the page.
const script = document.currentScript ?? document.querySelector('script[src$="/embed/v1.js"]');
if (script instanceof HTMLScriptElement) {
  const hub = new URL(script.src).origin;
  defineElements(hub);
  fitFrames(hub);
}
