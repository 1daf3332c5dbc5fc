import { AppError, type ErrorCode, type ErrorDetails } from '#src/domain/errors.ts';

/** What the next calls do instead of succeeding: fail, or first wait for something. */
export class Script {
  private readonly steps: (() => Promise<void>)[] = [];

  fail(code: ErrorCode, details: ErrorDetails = {}): void {
    this.meet(async () => {
      throw new AppError(code, details);
    });
  }

  meet(step: () => Promise<void>): void {
    this.steps.push(step);
  }

  clear(): void {
    this.steps.length = 0;
  }

  async play(): Promise<void> {
    await this.steps.shift()?.();
  }
}
