/**
 * Gives frames with `data-sopan` the height that the page in them tells. Only that very frame may say it, only
 * from the hub (or sandboxed, which has no origin), and only within bounds.
 */
export function fitFrames(hub: string): void {
  addEventListener('message', ({ data, origin, source }: MessageEvent<unknown>) => {
    const { sopan, height } = Object(data) as { sopan?: unknown; height?: unknown };
    if (sopan !== 'height' || typeof height !== 'number' || !(height >= 40 && height <= 2000)) return;
    if (origin !== hub && origin !== 'null') return;
    for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe[data-sopan]')) {
      if (frame.contentWindow === source) frame.height = String(Math.ceil(height));
    }
  });
}
