import { keepNumber } from '#src/usecases/keep-number.ts';
import { decideBy } from './decisions.ts';

/** Keep it: of the click and the release exactly one wins; a click that was too late is told so. */
export const onKeep = decideBy(keepNumber);
