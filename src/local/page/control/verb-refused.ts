/** A verb that cannot be carried out; the message is for the person. */
export class VerbRefused extends Error {
  readonly httpStatus: 404 | 409;

  constructor(httpStatus: 404 | 409, message: string) {
    super(message);
    this.name = 'VerbRefused';
    this.httpStatus = httpStatus;
  }
}
