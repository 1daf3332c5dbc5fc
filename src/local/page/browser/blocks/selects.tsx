import { useMemo, useState } from 'preact/hooks';
import type { ChannelEntry } from '../../protocol.ts';
import { numberOf, objectOf, objectsOf, stringOf, stringsOf } from '../json.ts';
import { Combobox } from './combobox.tsx';
import type { ElementProps } from './field.ts';
import type { ChoiceGroup } from './held-value.ts';
import { type Choice, choiceOf, heldIds, heldOptions, heldValue, wordsOf } from './held-value.ts';
import { useHost } from './host.ts';
import { matchChoices } from './match-choices.ts';
import { useChosen } from './use-chosen.ts';
import { useSuggested } from './use-suggested.ts';

interface SelectProps extends ElementProps {
  readonly groups: readonly ChoiceGroup[];
  readonly held: readonly Choice[];
  readonly note?: string;
  readonly onQuery: (query: string | undefined) => void;
}

function Select({ element, field, groups, held, note, onQuery }: SelectProps) {
  const { chosen, isBusy, choose } = useChosen(field.blockId, element, held);
  const placeholder = wordsOf(element.placeholder);
  const isMultiple = stringOf(element.type).startsWith('multi_');
  return (
    <Combobox
      field={field}
      placeholder={placeholder === '' ? (isMultiple ? 'Select options' : 'Select an option') : placeholder}
      groups={groups}
      chosen={chosen}
      isMultiple={isMultiple}
      max={numberOf(element.max_selected_items)}
      isBusy={isBusy}
      wantsFocus={element.focus_on_load === true}
      note={note}
      onQuery={onQuery}
      onChoose={choose}
    />
  );
}

/** A select whose options are all there: what is typed narrows them. */
function LocalSelect({ groups, ...rest }: ElementProps & Pick<SelectProps, 'groups' | 'held'>) {
  const [query, setQuery] = useState('');
  const matching = useMemo(() => matchChoices(groups, query), [groups, query]);
  return <Select {...rest} groups={matching} onQuery={(typed = '') => setQuery(typed)} />;
}

export function StaticSelect({ element, field }: ElementProps) {
  const host = useHost();
  const groups = useMemo((): ChoiceGroup[] => {
    const grouped = objectsOf(element.option_groups).map(({ label, options }) => ({
      label: wordsOf(label),
      choices: objectsOf(options).map(choiceOf),
    }));
    return grouped.length > 0 ? grouped : [{ label: '', choices: objectsOf(element.options).map(choiceOf) }];
  }, [element]);
  const held = heldOptions(heldValue(host.values, field.blockId, element));
  return <LocalSelect element={element} field={field} groups={groups} held={held} />;
}

/** A select that asks the app for its options. */
export function ExternalSelect({ element, field }: ElementProps) {
  const host = useHost();
  const held = heldOptions(heldValue(host.values, field.blockId, element));
  const { groups, note, setQuery } = useSuggested(field.blockId, element);
  return (
    <Select element={element} field={field} groups={groups} held={held} note={note} onQuery={setQuery} />
  );
}

/** People or channels that a value holds; those that are not known here keep their id. */
function heldAmong(ids: readonly string[], choices: readonly Choice[]): Choice[] {
  return ids.map((id) => choices.find((each) => each.id === id) ?? { id, label: id, description: '' });
}

export function UsersSelect({ element, field }: ElementProps) {
  const host = useHost();
  const choices = host.people.map(({ id, name, role }) => ({ id, label: name, description: role }));
  const held = heldAmong(heldIds(heldValue(host.values, field.blockId, element)), choices);
  return <LocalSelect element={element} field={field} groups={[{ label: '', choices }]} held={held} />;
}

function channelChoice({ id, name, kind }: ChannelEntry): Choice {
  return { id, label: kind === 'im' ? name : `# ${name}`, description: kind === 'private' ? 'private' : '' };
}

/** Channels and direct messages, as far as the element's filter lets them be chosen. */
export function ConversationsSelect({ element, field }: ElementProps) {
  const host = useHost();
  const filter = objectOf(element.filter);
  const include = filter.include === undefined ? ['public', 'private'] : stringsOf(filter.include);
  const kinds = stringOf(element.type).endsWith('channels_select') ? ['public'] : include;
  const isOffered = ({ kind, archived, shared }: ChannelEntry): boolean =>
    !archived && kinds.includes(kind) && !(shared && filter.exclude_external_shared_channels === true);
  const choices = host.channels.filter(isOffered).map(channelChoice);
  const held = heldAmong(
    heldIds(heldValue(host.values, field.blockId, element)),
    host.channels.map(channelChoice),
  );
  return <LocalSelect element={element} field={field} groups={[{ label: '', choices }]} held={held} />;
}
