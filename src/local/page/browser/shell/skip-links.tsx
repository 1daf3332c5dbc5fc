/** Links for the keyboard, seen only when they have the focus. */
export function SkipLinks() {
  const jump = (selector: string): void => document.querySelector<HTMLElement>(selector)?.focus();
  return (
    <nav class="skip-links" aria-label="Skip">
      <button
        type="button"
        class="skip-links__link"
        onClick={() => jump('main .messages, main [role=tabpanel]')}
      >
        Skip to messages
      </button>
      <button type="button" class="skip-links__link" onClick={() => jump('main .composer__text')}>
        Skip to the message field
      </button>
    </nav>
  );
}
