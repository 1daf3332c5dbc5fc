/** What a person typed, as text: control characters are none, line breaks are. */
export function typedText(value: string | null | undefined): string {
  return (value ?? '')
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ');
}
