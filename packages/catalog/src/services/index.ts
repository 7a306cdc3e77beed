export * from "./catalog/init-catalog.ts";
export * from "./change/catalog-context.ts";
export * from "./change/chain.ts";
export * from "./change/change-transaction.ts";
export * from "./change/change.ts";
export * from "./change/id-source.ts";
export type * from "./change/long-request.ts";
export * from "./change/storable.ts";
export * from "./code/assign-codes.ts";
export * from "./code/enter-code.ts";
export * from "./code/import-number.ts";
export * from "./code/parse-code.ts";
export * from "./code/reserve-codes.ts";
export * from "./code/resolve-code.ts";
export * from "./code/void-code.ts";
export * from "./edit/editable-fields.ts";
export * from "./edit/set-fields.ts";
export * from "./evidence/add-evidence.ts";
export * from "./history/later-edits.ts";
export * from "./history/open-personal.ts";
export * from "./history/read-history.ts";
export * from "./history/undo.ts";
export * from "./history/verify-history.ts";
export * from "./instance/catch-up-with-log.ts";
export * from "./instance/find-fence.ts";
export * from "./instance/require-issuing-instance.ts";
export * from "./instance/settle-instance.ts";
export * from "./ledger/choose-prefix.ts";
export * from "./ledger/designation-spans.ts";
export * from "./ledger/isrc-of-entry.ts";
export * from "./ledger/issue-numbers.ts";
export * from "./ledger/prefix-code.ts";
export * from "./lookup/find-thing.ts";
export * from "./party/add-party.ts";
export * from "./party/erase-party.ts";
export * from "./party/party-named.ts";
export * from "./recording/add-recording.ts";
export * from "./recording/remove-recording.ts";
export * from "./recording/require-recording.ts";
export * from "./registrant/add-block.ts";
export * from "./registrant/add-prefix.ts";
export * from "./registrant/add-registrant.ts";
export * from "./registrant/block-token.ts";
export * from "./registrant/close-prefix.ts";
export * from "./release/edit-release.ts";
export * from "./view/prefix-view.ts";
export * from "./view/recording-view.ts";
export * from "./view/release-copy.ts";
export * from "./work/add-work.ts";
export { commitmentOf } from "./change/commit-personal.ts";
export { importSheet } from "./sheet/import-sheet.ts";
export { reconcileHeld } from "./reconcile/reconcile-held.ts";
export { readSheetRows } from "./sheet/sheet-rows.ts";
export type * from "./sheet/sheet-import-types.ts";
export * from "./sheet/match-codes.ts";
export { addFiles } from "./asset/add-files.ts";
export type * from "./asset/add-files-request.ts";
export { approveAll, type ApprovedAll } from "./asset/approve-all.ts";
export { approve, type Approved, type ApproveRequest } from "./asset/approve.ts";
export type { EndedApproval } from "./asset/end-approvals.ts";
export {
  embedTags,
  type EmbedContext,
  type EmbeddedTags,
  type EmbedTagsRequest,
} from "./asset/embed-tags.ts";
export { plannedFields, TAG_PARTS, type TagPart } from "./asset/tag-plan.ts";
export type { FileOutcome, SkippedCounts } from "./asset/file-outcome.ts";
export { attachFile, type Attached, type AttachRequest } from "./asset/attach-file.ts";
export {
  attachMatches,
  certainMatches,
  proposeMatches,
  type AcceptedMatch,
  type MatchScope,
  type ProposedMatch,
} from "./asset/match-files.ts";
export { mergeRecordings, type MergeOutcome, type MergeRequest } from "./asset/merge-recordings.ts";
export type { NewVersion } from "./asset/recording-from-assets.ts";
export {
  refreshLocations,
  type RefreshContext,
  type RefreshRequest,
  type RefreshResult,
  type SeenPlace,
} from "./asset/refresh-locations.ts";
export { splitRecording, type SplitOutcome, type SplitRequest } from "./asset/split-recording.ts";
export {
  verifyTags,
  type VerifiedField,
  type VerifiedFile,
  type VerifyContext,
  type VerifyTagsRequest,
} from "./asset/verify-tags.ts";
export * from "./check/catalog-findings.ts";
export {
  compareFiles,
  type CompareContext,
  type ComparedFiles,
  type CompareRequest,
} from "./comparison/compare-files.ts";
export { toldFile, type ComparedFile, type ToldFile } from "./comparison/compared-file.ts";
export {
  adoptable,
  adoptRescue,
  enterable,
  type AdoptedRescue,
  type AdoptRequest,
} from "./rescue/adopt-rescue.ts";
export { rescueFolder } from "./rescue/rescue-folder.ts";
export type * from "./rescue/rescue-request.ts";
export {
  checkFiles,
  type CheckContext,
  type CheckedFile,
  type CheckRequest,
  type CheckResult,
} from "./recognition/check-files.ts";
export type { RecordingComparison } from "./recognition/compare-known.ts";
export type { HearingContext } from "./recognition/hearing-context.ts";
export { decideFile } from "./comparison/decide-file.ts";
export {
  DECISION_ANSWERS,
  type DecidedFile,
  type DecideRequest,
  type DecisionAnswer,
} from "./comparison/decide-request.ts";
export { compareAsset, type CompareAssetRequest } from "./comparison/compare-asset.ts";
export { proposeForms, type ProposedForm, type ProposedForms } from "./recognition/propose-forms.ts";
