/** Asks the browser to keep the last views of the dashboard; where it cannot, nothing is lost. */
export function keepViews(): void {
  if (!('serviceWorker' in navigator)) return;
  addEventListener('load', () => {
    navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);
  });
}

const STEPS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** Says on a kept view how old it is, in words that go on being true while it is looked at. */
export function tellHowOld(): void {
  const notice = document.querySelector<HTMLElement>('#kept[data-at]');
  const age = notice?.querySelector('time');
  const at = Date.parse(notice?.dataset['at'] ?? '');
  if (!age || Number.isNaN(at)) return;
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: 'auto' });
  const tell = () => {
    const seconds = (Date.now() - at) / 1000;
    const [unit, length] = STEPS.find(([, length]) => seconds >= length) ?? ['minute', 60];
    age.textContent = words.format(-Math.floor(seconds / length), unit);
  };
  tell();
  setInterval(tell, 60_000);
}
