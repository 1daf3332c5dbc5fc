/** A control that cannot be carried out: what it names is not there (404), or not in a state for it (409). */
export class ControlRefused extends Error {
  readonly httpStatus: 404 | 409;

  constructor(httpStatus: 404 | 409, message: string) {
    super(message);
    this.name = 'ControlRefused';
    this.httpStatus = httpStatus;
  }
}
