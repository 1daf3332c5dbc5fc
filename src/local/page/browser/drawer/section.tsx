import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface SectionProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A part of a tab under its heading. */
export function Section({ title, children }: SectionProps) {
  const id = useId();
  return (
    <section class="drawer-section" aria-labelledby={id}>
      <h3 class="drawer-section__title" id={id}>
        {title}
      </h3>
      {children}
    </section>
  );
}

/** As a section, but closed until it is wanted. */
export function Folded({ title, children }: SectionProps) {
  return (
    <details class="drawer-fold">
      <summary class="drawer-summary drawer-summary--plain">{title}</summary>
      <div class="drawer-fold__body">{children}</div>
    </details>
  );
}

export function Empty({ children }: { children: ComponentChildren }) {
  return <p class="drawer__empty">{children}</p>;
}
