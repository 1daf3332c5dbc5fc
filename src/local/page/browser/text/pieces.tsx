import { InlineNodes } from './inline.tsx';
import type { ListPiece, Piece } from './nodes.ts';
import { TextTable } from './text-table.tsx';

function List({ piece }: { piece: ListPiece }) {
  const { ordered, items, indent, offset, border } = piece;
  const look = `bk-list bk-indent-${indent}${border ? ' bk-bordered' : ''}`;
  const entries = items.map((item, at) => (
    <li key={`item-${at}`}>
      <InlineNodes nodes={item} />
    </li>
  ));
  if (!ordered) return <ul class={look}>{entries}</ul>;
  return (
    <ol class={look} start={offset + 1}>
      {entries}
    </ol>
  );
}

function PieceOfText({ piece }: { piece: Piece }) {
  switch (piece.kind) {
    case 'paragraph':
      return (
        <div class="bk-paragraph">
          <InlineNodes nodes={piece.children} />
        </div>
      );
    case 'heading':
      return (
        <div class={`bk-heading bk-heading-${piece.level}`}>
          <InlineNodes nodes={piece.children} />
        </div>
      );
    case 'quote':
      return (
        <blockquote class="bk-quote">
          <InlineNodes nodes={piece.children} />
        </blockquote>
      );
    case 'preformatted':
      return (
        <pre class="bk-pre">
          <InlineNodes nodes={piece.children} />
        </pre>
      );
    case 'list':
      return <List piece={piece} />;
    case 'table':
      return <TextTable rows={piece.rows} />;
    case 'rule':
      return <hr class="bk-divider" />;
  }
}

/** Text of one or more pieces, one under the other. */
export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <>
      {pieces.map((piece, at) => (
        <PieceOfText key={`${at}-${piece.kind}`} piece={piece} />
      ))}
    </>
  );
}
