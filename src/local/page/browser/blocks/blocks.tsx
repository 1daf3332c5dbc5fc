import type { ComponentType } from 'preact';
import { type JsonObject, stringOf } from '../json.ts';
import { ActionsBlock } from './actions.tsx';
import { AlertBlock } from './alert.tsx';
import type { BlockProps } from './block-props.ts';
import { CardBlock } from './card.tsx';
import { CarouselBlock } from './carousel.tsx';
import { ChartBlock } from './chart.tsx';
import { ContainerBlock } from './container.tsx';
import { ContextActionsBlock } from './context-actions.tsx';
import { DataTableBlock } from './data-table.tsx';
import { InputBlock } from './input.tsx';
import { NotRendered } from './not-rendered.tsx';
import { SectionBlock } from './section.tsx';
import {
  ContextBlock,
  DividerBlock,
  FileBlock,
  HeaderBlock,
  MarkdownBlock,
  PictureBlock,
  RichTextBlock,
  VideoBlock,
} from './still-blocks.tsx';
import { TableBlock } from './table.tsx';
import { PlanBlock, TaskCardBlock } from './task-card.tsx';

const BLOCKS: Readonly<Record<string, ComponentType<BlockProps>>> = {
  section: SectionBlock,
  divider: DividerBlock,
  header: HeaderBlock,
  context: ContextBlock,
  image: PictureBlock,
  actions: ActionsBlock,
  input: InputBlock,
  rich_text: RichTextBlock,
  video: VideoBlock,
  card: CardBlock,
  table: TableBlock,
  data_table: DataTableBlock,
  data_visualization: ChartBlock,
  carousel: CarouselBlock,
  container: ContainerBlock,
  alert: AlertBlock,
  markdown: MarkdownBlock,
  context_actions: ContextActionsBlock,
  task_card: TaskCardBlock,
  plan: PlanBlock,
  file: FileBlock,
};

/** One block; one that is not known is named. */
export function Block({ block, blockId }: BlockProps) {
  const type = stringOf(block.type);
  const Drawn = Object.hasOwn(BLOCKS, type) ? BLOCKS[type] : undefined;
  if (Drawn === undefined) return <NotRendered what={type} />;
  return (
    <div class={`bk-block bk-block-${type}`} data-block-id={blockId}>
      <Drawn block={block} blockId={blockId} />
    </div>
  );
}

/**
 * A list of Block Kit blocks, inside a BlockHostProvider. A block with another block_id is another block: what was typed
 * into the one before it is not carried over.
 */
export function Blocks({ blocks }: { blocks: readonly JsonObject[] }) {
  return (
    <div class="bk-blocks">
      {blocks.map((block, at) => {
        const blockId = stringOf(block.block_id);
        const type = stringOf(block.type);
        return <Block key={`${type}:${blockId === '' ? at : blockId}`} block={block} blockId={blockId} />;
      })}
    </div>
  );
}
