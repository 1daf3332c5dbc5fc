// What text is made of once it has been read, whatever it was written in: mrkdwn, rich_text or markdown.

export type TextStyle = 'bold' | 'italic' | 'strike' | 'underline' | 'code';

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'styled'; readonly style: TextStyle; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly Inline[] }
  | { readonly kind: 'emoji'; readonly name: string; readonly character: string }
  | { readonly kind: 'user'; readonly id: string; readonly label: string }
  | { readonly kind: 'channel'; readonly id: string; readonly label: string }
  | { readonly kind: 'usergroup'; readonly id: string; readonly label: string }
  | { readonly kind: 'broadcast'; readonly range: string }
  | {
      readonly kind: 'date';
      /** Seconds since 1970. */
      readonly timestamp: number;
      readonly format: string;
      readonly fallback: string;
      /** Empty without a link. */
      readonly url: string;
    }
  | { readonly kind: 'color'; readonly value: string };

export interface ListPiece {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly items: readonly (readonly Inline[])[];
  /** From 0 to 8. */
  readonly indent: number;
  /** How many items came before the first one. */
  readonly offset: number;
  readonly border: boolean;
}

export type Piece =
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'heading'; readonly level: number; readonly children: readonly Inline[] }
  | { readonly kind: 'quote'; readonly children: readonly Inline[] }
  | { readonly kind: 'preformatted'; readonly children: readonly Inline[]; readonly border: boolean }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Inline[])[])[] }
  | { readonly kind: 'rule' }
  | ListPiece;

export function textNode(text: string): Inline {
  return { kind: 'text', text };
}
