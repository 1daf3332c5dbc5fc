import { cut, inline } from '../mrkdwn.ts';

/** Characters of a message's `text`, which notifications and screen readers take instead of the blocks. */
export const SUMMARY_MAX_LENGTH = 149;

/** The sentence with as much of a long text as fits into `SUMMARY_MAX_LENGTH`. */
export function fitted(text: string, sentence: (text: string) => string): string {
  const points = [...text].length;
  for (let length = points; length > 1; length--) {
    const whole = sentence(inline(text, length));
    if (whole.length <= SUMMARY_MAX_LENGTH) return whole;
  }
  return cut(sentence('…'), SUMMARY_MAX_LENGTH);
}
