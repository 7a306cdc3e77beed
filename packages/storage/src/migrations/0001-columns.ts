/**
 * The columns of entity tables as they were in the first schema. Frozen: a new field of the field table gets a
 * migration of its own. Text unless said otherwise. Tables stand in an order in which each one's references exist,
 * since PostgreSQL asks for that.
 */
export const COLUMNS_0001: Readonly<Record<string, string>> = {
  catalog: `name is_demo:boolean code_route territory time_zone`,
  party: `name sort_name kind isni ipi dpid local_names notes erased_at`,
  registrant: `party_id agency time_zone notes`,
  prefix: `registrant_id prefix_code control ranges starts low_stock:integer closed_on agreement`,
  mandate: `prefix_id client_party_id document valid_from valid_to`,
  block: `prefix_id name range_from:integer range_to:integer holder`,
  work: `title local_titles iswc language notes`,
  recording: `
    title version_title version_types local_titles display_artist content_type recording_mode advisory
    language recorded_on first_published_on p_line c_line label duration_ms:integer owner_party_id
    code_route responsible notes merged_into_id
  `,
  asset: `
    recording_id role name container codec sample_rate:integer channels:integer bit_depth:integer
    frames:integer duration_ms:integer modulation size:integer sha256 audio_hash tags issues measured_by
    is_vaulted:boolean made_from_id added_at
  `,
  recording_work: `recording_id work_id`,
  derivation: `recording_id source_recording_id source_asset_id how note`,
  credit: `subject_kind subject_id party_id role position:integer`,
  release: `
    title version_title display_artist gtin grid catalog_number released_on label p_line c_line notes
  `,
  track: `
    release_id recording_id medium:integer position:integer printed_title span_start_ms:integer
    span_end_ms:integer
  `,
  location: `asset_id path size:integer modified_ms:integer status seen_at`,
  approval: `recording_id asset_id audio_hash approved_at approved_by note heard ended_at ended_why`,
  recording_code: `recording_id isrc status source source_name note since`,
  code_claim: `isrc recording_id asset_id carrier found_at state reason`,
  decision: `question recording_id other_id verdict reason decided_by decided_at facts rules`,
  evidence: `
    subject_id kind statement standing document document_sha256 party_id share_basis_points:integer
    territory valid_from valid_to
  `,
  sheet_import: `
    source sha256 mapping created:integer changed:integer unchanged:integer failed:integer imported_at
  `,
};
