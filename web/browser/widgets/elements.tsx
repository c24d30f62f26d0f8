import { render } from 'preact';
import { dhakaToday } from '../../calendar';
import { KINDS, type Answer, type Kind, type Trouble } from '../../widgets/answer';
import { Card } from '../../widgets/card';
import { answerAddress, readChoices, SIZES } from '../../widgets/choices';
import { fetchAnswer } from './fetch-answer';

/** web/styles/widgets.css, put in by the build. */
declare const WIDGET_STYLES: string;

/** Defines `<sopan-progress>`, `<sopan-late>` and `<sopan-meetings>`, unless another copy of the script has. */
export function defineElements(hub: string): void {
  for (const kind of KINDS) {
    const name = `sopan-${kind}`;
    if (!customElements.get(name)) customElements.define(name, elementFor(kind, hub));
  }
}

function elementFor(kind: Kind, hub: string): CustomElementConstructor {
  return class extends HTMLElement {
    static readonly observedAttributes = ['area', 'lang', 'digits', 'theme', 'fiscal-year'];

    /** What is shown, and of which address. */
    private address = '';
    private answer: Answer | Trouble | null = null;

    connectedCallback(): void {
      if (!this.shadowRoot) styled(this.attachShadow({ mode: 'open' }), kind);
      this.show();
    }

    attributeChangedCallback(): void {
      if (this.isConnected && this.shadowRoot) this.show();
    }

    private show(): void {
      const choices = readChoices((name) => this.getAttribute(name));
      const area = (this.getAttribute('area') ?? '').trim();
      const address = answerAddress(kind, area, choices);
      if (address !== this.address) {
        this.address = address;
        this.answer = area ? null : 'unknown';
        if (area) void this.ask(address);
      }
      if (!this.shadowRoot) return;
      const place = this.shadowRoot.lastElementChild ?? this.shadowRoot;
      const { answer } = this;
      render(<Card {...{ kind, area, choices, hub, answer, today: dhakaToday() }} />, place);
    }

    private async ask(address: string): Promise<void> {
      const answer = await fetchAnswer(hub, address);
      if (address !== this.address) return;
      this.answer = answer;
      this.show();
    }
  };
}

/** Its own look, which the page cannot disturb and its policy for styles does not forbid. */
function styled(root: ShadowRoot, kind: Kind): void {
  const styles = `${WIDGET_STYLES}:host{height:${SIZES[kind].height}px}`;
  if ('adoptedStyleSheets' in root && 'replaceSync' in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
  } else {
    const style = document.createElement('style');
    style.textContent = styles;
    root.append(style);
  }
  const place = document.createElement('div');
  place.className = 'place';
  root.append(place);
}
