import type { ComponentType } from 'preact';
import { stringOf } from '../json.ts';
import { Button } from './button.tsx';
import { ChoiceGroup } from './choice-group.tsx';
import { DateField } from './date-field.tsx';
import type { ElementProps } from './field.ts';
import { ImageElement } from './image.tsx';
import { NotRendered } from './not-rendered.tsx';
import { Overflow } from './overflow.tsx';
import { ConversationsSelect, ExternalSelect, StaticSelect, UsersSelect } from './selects.tsx';
import { TextField } from './text-field.tsx';

const ELEMENTS: Readonly<Record<string, ComponentType<ElementProps>>> = {
  button: Button,
  // It looks as any button; a click is told that there are no workflows here.
  workflow_button: Button,
  overflow: Overflow,
  image: ImageElement,
  checkboxes: ChoiceGroup,
  radio_buttons: ChoiceGroup,
  static_select: StaticSelect,
  multi_static_select: StaticSelect,
  external_select: ExternalSelect,
  multi_external_select: ExternalSelect,
  users_select: UsersSelect,
  multi_users_select: UsersSelect,
  conversations_select: ConversationsSelect,
  multi_conversations_select: ConversationsSelect,
  channels_select: ConversationsSelect,
  multi_channels_select: ConversationsSelect,
  datepicker: DateField,
  timepicker: DateField,
  datetimepicker: DateField,
  plain_text_input: TextField,
  number_input: TextField,
  email_text_input: TextField,
  url_text_input: TextField,
  rich_text_input: TextField,
};

/** One element of a block; one that is not drawn here is named. */
export function Element({ element, field }: ElementProps) {
  const type = stringOf(element.type);
  const Drawn = Object.hasOwn(ELEMENTS, type) ? ELEMENTS[type] : undefined;
  return Drawn === undefined ? <NotRendered what={type} /> : <Drawn element={element} field={field} />;
}
