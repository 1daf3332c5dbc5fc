import { useCell } from './cell.ts';
import { usePage } from './page.ts';

/** Says that the page has lost the workspace, and nothing else. What is on the screen stays. */
export function ConnectionBanner() {
  const lost = useCell(usePage().connection) === 'lost';
  return (
    <div class="connection" role="status">
      {lost && <p class="connection__text">Reconnecting… What you see may be out of date.</p>}
    </div>
  );
}
