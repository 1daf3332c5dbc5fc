/** What the page's server does not do, in a sentence for the person, with an HTTP status of 4xx. */
export class PageRefusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'PageRefusal';
    this.status = status;
  }
}
