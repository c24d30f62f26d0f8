// The one script that pages of other sites load: /embed/v1.js. What it promises them stays so.
import { defineElements } from './widgets/elements';
import { fitFrames } from './widgets/fit-frames';

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  const hub = new URL(script.src).origin;
  defineElements(hub);
  fitFrames(hub);
}
