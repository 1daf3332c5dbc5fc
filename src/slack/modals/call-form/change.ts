import { searchCallableNumbers } from '#src/usecases/call-form.ts';
import type { ClickHandler, OptionsHandler } from '../../interactions.ts';
import { redrawForm } from '../redraw-form.ts';
import { numberOption } from './draw-fields.ts';
import { drawForm } from './open.ts';
import { readCallForm } from './state.ts';

/** What Slack shows of a search (Block Kit limit). */
const OPTIONS_AT_MOST = 100;

/** Numbers by digits, project or country. */
export const onNumberSearched: OptionsHandler = async (app, { actor, query }) =>
  (await searchCallableNumbers(app.context, actor, query, OPTIONS_AT_MOST)).map(numberOption);

/** Redraws the form after another number or language was chosen. */
export const onCallFormChanged: ClickHandler = (app, click) =>
  redrawForm(app, click, ({ values, metadata }) => drawForm(app, click, readCallForm(values, metadata)));
