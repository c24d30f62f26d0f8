import type { Block, OfficialPaper, Table } from './official-paper';

/** The paper as one HTML page for a sheet of A4: nothing is fetched, every text is escaped. */
export function writeHtml(paper: OfficialPaper): string {
  return `<!doctype html>
<html lang="bn">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(paper.title)}</title>
<style>
@page { size: A4 ${paper.isWide ? 'landscape' : 'portrait'}; margin: 20mm 18mm; }
${STYLE}</style>
</head>
<body${paper.isWide ? ' class="wide"' : ''}>
${paper.blocks.map(element).join('\n')}
</body>
</html>
`;
}

function element(block: Block): string {
  switch (block.kind) {
    case 'LETTERHEAD':
    case 'ADDRESSEE':
    case 'SIGNATURE':
      return div(block.kind.toLowerCase(), block.lines.map(paragraph));
    case 'MEMO': {
      const days = block.days.map(escaped).join('<br>');
      return div('memo', [
        `<p>স্মারক নম্বর: ${escaped(block.number)}</p>`,
        `<p class="day"><span>তারিখ: </span><span>${days}</span></p>`,
      ]);
    }
    case 'HEADING':
      return `<h1>${escaped(block.text)}</h1>`;
    case 'PARAGRAPH':
      return `<p class="text">${escaped(block.text)}</p>`;
    case 'FIELD':
      return `<p class="field"><b>${escaped(block.label)}:</b> ${escaped(block.text)}</p>`;
    case 'LIST':
      return div('list', [
        paragraph(block.heading),
        ...block.items.map(({ mark, text }) => `<p class="item">${escaped(mark)} ${escaped(text)}</p>`),
      ]);
    case 'TABLE':
      return table(block.table);
  }
}

function table({ columns, rows }: Table): string {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => `<col style="width: ${((100 * width) / whole).toFixed(1)}%">`);
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`);
  return [
    '<table>',
    `<colgroup>${widths.join('')}</colgroup>`,
    `<thead>${headings(columns)}</thead>`,
    `<tbody>\n${body.join('\n')}\n</tbody>`,
    '</table>',
  ].join('\n');
}

function headings(columns: Table['columns']): string {
  const grouped = columns.filter(({ group }) => group !== undefined);
  const deep = grouped.length > 0 ? ' rowspan="2"' : '';
  const first = columns.map(({ heading, group }, at) => {
    if (group === undefined) return `<th${deep}>${escaped(heading)}</th>`;
    if (columns[at - 1]?.group === group) return '';
    const span = columns.filter((column) => column.group === group).length;
    return `<th colspan="${span}">${escaped(group)}</th>`;
  });
  const second = grouped.map(({ heading }) => `<th>${escaped(heading)}</th>`);
  return `<tr>${first.join('')}</tr>${second.length > 0 ? `<tr>${second.join('')}</tr>` : ''}`;
}

function div(name: string, inside: readonly string[]): string {
  return `<div class="${name}">\n${inside.join('\n')}\n</div>`;
}

function paragraph(text: string): string {
  return `<p>${escaped(text)}</p>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const STYLE = `body { font: 12pt/1.5 "Noto Sans Bengali", Nikosh, SolaimanLipi, "Vrinda", "Bangla MN", sans-serif;
  color: #000; background: #fff; max-width: 174mm; margin: 10mm auto; }
body.wide { max-width: 261mm; font-size: 11pt; }
p { margin: 0; }
.letterhead { text-align: center; margin-bottom: 6mm; }
.letterhead p:nth-child(2) { font-weight: bold; font-size: 115%; }
.memo { display: flex; justify-content: space-between; gap: 8mm; align-items: center; margin: 4mm 0; }
.memo .day { display: flex; gap: 2mm; align-items: center; }
h1 { font-size: 115%; text-align: center; margin: 5mm 0; text-wrap: balance; }
.text { margin: 4mm 0; text-align: justify; overflow-wrap: anywhere; }
.text:has(+ table) { break-after: avoid; }
.field { margin: 1mm 0; overflow-wrap: anywhere; }
table { width: calc(100% - 1px); border-collapse: collapse; table-layout: fixed; margin: 4mm 0; font-size: 90%; }
th, td { border: 0.4pt solid #000; padding: 1mm 1.5mm; vertical-align: top; text-align: left; overflow-wrap: anywhere; }
th { text-align: center; font-weight: bold; font-size: 90%; padding: 1mm 0.5mm; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.signature { width: 75mm; margin: 14mm 0 6mm auto; text-align: center; break-inside: avoid; }
.addressee { margin: 6mm 0; break-inside: avoid; }
.list { margin: 5mm 0; }
.list .item { margin-left: 8mm; text-indent: -6mm; overflow-wrap: anywhere; }
@media print { body, body.wide { max-width: none; margin: 0; } }
`;
