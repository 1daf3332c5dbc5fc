import type { ComponentChildren } from 'preact';
import { BroadcastMention, ChannelMention, GroupMention, UserMention } from './mentions.tsx';
import type { Inline, TextStyle } from './nodes.ts';
import { SlackDate } from './slack-date.tsx';

function Styled({ style, children }: { style: TextStyle; children: ComponentChildren }) {
  switch (style) {
    case 'bold':
      return <strong>{children}</strong>;
    case 'italic':
      return <em>{children}</em>;
    case 'strike':
      return <s>{children}</s>;
    case 'underline':
      return <u>{children}</u>;
    case 'code':
      return <code class="bk-code">{children}</code>;
  }
}

/** A link that leaves the page: in a new tab, which learns nothing of this one. */
export function OutsideLink({ url, children }: { url: string; children: ComponentChildren }) {
  return (
    <a class="bk-link" href={url} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

export function Emoji({ name, character }: { name: string; character: string }) {
  return (
    <span class="bk-emoji" role="img" aria-label={name.replaceAll('_', ' ')} title={`:${name}:`}>
      {character}
    </span>
  );
}

function ColorSwatch({ value }: { value: string }) {
  return (
    <span class="bk-color">
      {value}
      <span class="bk-color-swatch" style={{ backgroundColor: value }} />
    </span>
  );
}

function InlineNode({ node }: { node: Inline }) {
  switch (node.kind) {
    case 'text':
      return <>{node.text}</>;
    case 'styled':
      return (
        <Styled style={node.style}>
          <InlineNodes nodes={node.children} />
        </Styled>
      );
    case 'link':
      return (
        <OutsideLink url={node.url}>
          <InlineNodes nodes={node.children} />
        </OutsideLink>
      );
    case 'emoji':
      return <Emoji name={node.name} character={node.character} />;
    case 'user':
      return <UserMention id={node.id} label={node.label} />;
    case 'channel':
      return <ChannelMention id={node.id} label={node.label} />;
    case 'usergroup':
      return <GroupMention id={node.id} label={node.label} />;
    case 'broadcast':
      return <BroadcastMention range={node.range} />;
    case 'date':
      return <SlackDate {...node} />;
    case 'color':
      return <ColorSwatch value={node.value} />;
  }
}

/** Text with its styles, links, mentions, dates and emoji. */
export function InlineNodes({ nodes }: { nodes: readonly Inline[] }) {
  return (
    <>
      {nodes.map((node, at) => (
        <InlineNode key={`${at}-${node.kind}`} node={node} />
      ))}
    </>
  );
}
