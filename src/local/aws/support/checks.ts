import { AwsError } from '../aws-error.ts';
import { invalidParameterValue } from './errors.ts';

/** Throws for a value that is given and not among the known ones. */
export function demand(member: string, value: string | undefined, known: readonly string[]): void {
  if (value !== undefined && !known.includes(value)) throw invalidParameterValue(member, value);
}

/** No attachment set can be made here, so none is found. */
export function refuseAttachments({ attachmentSetId }: { readonly attachmentSetId?: string }): void {
  if (attachmentSetId === undefined) return;
  throw new AwsError('AttachmentSetIdNotFound', `The attachment set ${attachmentSetId} could not be found`);
}
