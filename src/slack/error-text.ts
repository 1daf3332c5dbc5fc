/** Code → sentence, for every code of the closed list. */
export { FIELD_ERROR_MAX_LENGTH, fieldError } from './error-text/fields.ts';
export {
  errorContext,
  type FailureContext,
  isSurelyNotBought,
  orderFailureShort,
  orderFailureText,
  ordersName,
  showsErrorContext,
} from './error-text/order-failures.ts';
export { lateText, type RefusalContext, refusalText } from './error-text/refusals.ts';
export { apologyText, type SystemErrorContext, systemErrorText } from './error-text/system.ts';
