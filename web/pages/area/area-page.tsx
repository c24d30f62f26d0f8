import { dhakaToday } from '../../calendar';
import type { Ask } from '../../http/ask';
import type { WritePage } from '../../http/send-page';
import type { Page, Shown } from '../../parts/page';
import { AreaHead, Controls } from './area-head';
import { AreasTable } from './areas-table';
import { askArea } from './ask-area';
import { Cards } from './cards';
import { Cite, Onward } from './cite';
import { LateLists } from './late-list';
import { dayToCome, noArea } from './no-area';
import { TileMap } from './tile-map';
import { Trends } from './trend';

/** The page of an area and everything below it. */
export const areaPage: WritePage = (ask, shown, request) =>
  writeArea(String(request.params['code']), ask, shown);

/** Writes the page of an area by its code; where it cannot be, a page that says why and what to do. */
export async function writeArea(code: string, ask: Ask, shown: Shown): Promise<Page> {
  if ((shown.view.asOf ?? '') > dhakaToday()) return dayToCome(shown);
  const asked = await askArea(code, shown.view, ask);
  if (!asked.picture) return noArea(shown, asked.errors);
  const { picture } = asked;
  return {
    title: shown.reader.name(picture.area),
    isPartial: picture.isPartial,
    body: (
      <>
        <AreaHead picture={picture} shown={shown} />
        <Controls picture={picture} shown={shown} />
        <LateLists picture={picture} shown={shown} />
        <Cards picture={picture} shown={shown} />
        <AreasTable picture={picture} shown={shown} />
        <TileMap picture={picture} shown={shown} />
        <Trends picture={picture} shown={shown} />
        <Onward picture={picture} shown={shown} />
        <Cite picture={picture} shown={shown} />
      </>
    ),
  };
}
