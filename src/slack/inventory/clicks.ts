import type { PlainTextOption } from '@slack/types';
import { countryName } from '#src/domain/countries.ts';
import type { InventoryNumber } from '#src/domain/inventory.ts';
import { requestExport } from '#src/usecases/export-numbers.ts';
import { type InventoryView, searchNumbers, showNumbers } from '#src/usecases/show-numbers.ts';
import { isSyncDone, wishSync } from '#src/usecases/wish-sync.ts';
import { plainText } from '../blocks.ts';
import { numbersFor } from '../commands/numbers.ts';
import { refusalText } from '../error-text.ts';
import type { Click, ClickHandler, OptionsHandler, SlackApp } from '../interactions.ts';
import { bold, cut, inline, plainLine } from '../mrkdwn.ts';
import { LIST_ACTIONS, readShow, readView, withFilter } from './actions.ts';
import { titleOf } from './list-words.ts';

async function replaceList(app: SlackApp, click: Click, view: InventoryView, note?: string): Promise<void> {
  const list = await numbersFor(app, click.actor, view, note);
  await click.respond({ ...list, replacesOriginal: true });
}

/** Show: other numbers, in the same message, searched and filtered as before. */
export const onShow: ClickHandler = (app, click) =>
  replaceList(app, click, { ...readView(click.blockId), show: readShow(click.value), page: 0 });

/** Filter: one more, another one, or one less. */
export const onFilter: ClickHandler = (app, click) => {
  const view = readView(click.blockId);
  const filters = withFilter(view.filters ?? {}, click.value);
  return replaceList(app, click, { ...view, filters, page: 0 });
};

/** Clear: the list without search and filters. */
export const onClear: ClickHandler = (app, click) =>
  replaceList(app, click, { show: readView(click.value).show, query: '', page: 0 });

/** Previous page, Next page: in the same message. */
export const onPage: ClickHandler = (app, click) => {
  const view = readView(click.value);
  const page = Math.max(0, view.page + (click.actionId === LIST_ACTIONS.next ? 1 : -1));
  return replaceList(app, click, { ...view, page });
};

/** Export CSV: the file comes as a direct message. */
export const onExport: ClickHandler = async (app, click) => {
  const { actor, correlationId, respond, value } = click;
  const exported = await requestExport(app.context, { actor, correlationId, view: readView(value) });
  const { admins } = app.context.settings;
  await respond({
    text: exported.ok
      ? `${bold(`${inline(titleOf(exported.value.list, exported.value.count))} exported.`)} The file comes as a direct message.`
      : refusalText(exported.refusal, { admins }),
  });
};

const LOOK_EVERY_MS = 500;
const LOOK_FOR_MS = 5_000;
const STILL_SYNCHRONISING = 'Dialtone is still reading from AWS. Open the list again in a minute.';

const pause = (ms: number): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<void>();
  setTimeout(resolve, ms);
  return promise;
};

async function waitForSync(app: SlackApp, regions: readonly string[], since: Date): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < LOOK_FOR_MS; waitedMs += LOOK_EVERY_MS) {
    if (await isSyncDone(app.context, regions, since)) return true;
    await pause(LOOK_EVERY_MS);
  }
  return isSyncDone(app.context, regions, since);
}

/** Synchronise: the Regions of the list are read now; small accounts are done while the person waits. */
export const onSynchronise: ClickHandler = async (app, click) => {
  const view = readView(click.value);
  const shown = await showNumbers(app.context, click.actor, view);
  if (!shown.ok) return replaceList(app, click, view);
  const regions = shown.value.accounts.map(({ region }) => region);
  const isDone = await waitForSync(app, regions, await wishSync(app.context, regions));
  await replaceList(app, click, view, isDone ? undefined : STILL_SYNCHRONISING);
};

const OPTIONS_AT_MOST = 100;
/** Characters of an option's text (Block Kit limit). */
const OPTION_MAX_LENGTH = 75;

function numberOption({ id, phoneNumber, country, project }: InventoryNumber): PlainTextOption {
  const name = project === undefined ? 'no project' : plainLine(project.name);
  const text = `${phoneNumber} · ${countryName(country)} · ${name}`;
  return { text: plainText(cut(text, OPTION_MAX_LENGTH)), value: String(id) };
}

/** Open a number: those that fit digits, project or country. */
export const onNumberQuery: OptionsHandler = async (app, { actor, query }) =>
  (await searchNumbers(app.context, actor, query, OPTIONS_AT_MOST)).map(numberOption);
