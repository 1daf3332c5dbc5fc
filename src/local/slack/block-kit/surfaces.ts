export type Surface = 'message' | 'modal' | 'home';

const EVERYWHERE: readonly Surface[] = ['message', 'modal', 'home'];
const NOT_MODAL: readonly Surface[] = ['message', 'home'];

/** Which block may stand on which surface. */
export const BLOCK_SURFACES: Readonly<Record<string, readonly Surface[]>> = {
  section: EVERYWHERE,
  divider: EVERYWHERE,
  header: EVERYWHERE,
  context: EVERYWHERE,
  image: EVERYWHERE,
  actions: EVERYWHERE,
  input: EVERYWHERE,
  rich_text: EVERYWHERE,
  video: EVERYWHERE,
  card: EVERYWHERE,
  table: NOT_MODAL,
  data_table: NOT_MODAL,
  data_visualization: NOT_MODAL,
  carousel: NOT_MODAL,
  container: NOT_MODAL,
  alert: ['modal'],
  markdown: ['message'],
  context_actions: ['message'],
  task_card: ['message'],
  plan: ['message'],
  file: ['message'],
};

/** Elements that do not stand on every surface. */
export const ELEMENT_SURFACES: Readonly<Record<string, readonly Surface[]>> = {
  file_input: ['modal'],
  workflow_button: ['message'],
  feedback_buttons: ['message'],
  icon_button: ['message'],
};

const SELECTS = [
  'static_select',
  'external_select',
  'users_select',
  'conversations_select',
  'channels_select',
];
const MULTI_SELECTS = SELECTS.map((type) => `multi_${type}`);
const PICKERS = ['datepicker', 'timepicker'];
const CHOICES = ['checkboxes', 'radio_buttons'];

/** Which element may stand in which block. */
export const ELEMENTS_IN: Readonly<
  Record<'accessory' | 'actions' | 'input' | 'context_actions', readonly string[]>
> = {
  accessory: [
    'button',
    'image',
    'overflow',
    'workflow_button',
    ...CHOICES,
    ...PICKERS,
    ...SELECTS,
    ...MULTI_SELECTS,
  ],
  actions: [
    'button',
    'overflow',
    'workflow_button',
    'datetimepicker',
    'rich_text_input',
    ...CHOICES,
    ...PICKERS,
    ...SELECTS,
    ...MULTI_SELECTS,
  ],
  input: [
    'plain_text_input',
    'number_input',
    'email_text_input',
    'url_text_input',
    'rich_text_input',
    'file_input',
    'datetimepicker',
    ...CHOICES,
    ...PICKERS,
    ...SELECTS,
    ...MULTI_SELECTS,
  ],
  context_actions: ['feedback_buttons', 'icon_button'],
};
