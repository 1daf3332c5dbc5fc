import type { Inline } from './nodes.ts';

function textOfNode(node: Inline): string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'styled':
    case 'link':
      return inlineText(node.children);
    case 'emoji':
      return node.character;
    case 'date':
      return node.fallback;
    case 'broadcast':
      return `@${node.range}`;
    case 'color':
      return node.value;
    case 'channel':
      return node.label === '' ? '' : `#${node.label}`;
    default:
      return node.label;
  }
}

/** The words alone, without style: for labels that screen readers read, and to sort by. */
export function inlineText(nodes: readonly Inline[]): string {
  return nodes.map(textOfNode).join('');
}
