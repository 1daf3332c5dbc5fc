/** What this page does not draw is named, so that nobody takes it for lost. */
export function NotRendered({ what, about = '' }: { what: string; about?: string }) {
  return (
    <div class="bk-not-rendered">
      Not rendered here: {what === '' ? 'a block without a type' : what}
      {about !== '' && <span class="bk-not-rendered-about"> {about}</span>}
    </div>
  );
}
