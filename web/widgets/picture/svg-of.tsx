import { renderToString } from 'preact-render-to-string';
import type { Picture } from './picture';

const FONTS = "'Noto Sans Bengali', 'Nirmala UI', Vrinda, 'Bangla Sangam MN', sans-serif";

/** A picture as SVG: its text stays text, set in whatever font the reader has. */
export function svgOf({ width, height, language, title, marks }: Picture): string {
  return renderToString(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      lang={language}
      font-family={FONTS}
    >
      <title>{title}</title>
      {marks.map((mark, index) =>
        mark.mark === 'box' ? (
          <rect
            key={index}
            x={mark.x}
            y={mark.y}
            width={mark.width}
            height={mark.height}
            rx={mark.radius}
            fill={mark.fill}
          />
        ) : (
          <text
            key={index}
            x={mark.x}
            y={mark.y}
            font-size={mark.size}
            font-weight={mark.bold ? 700 : 400}
            text-anchor={mark.toRight ? 'end' : 'start'}
            fill={mark.fill}
          >
            {mark.text}
          </text>
        ),
      )}
    </svg>,
  );
}
