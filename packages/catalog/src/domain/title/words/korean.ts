import type { VersionWords } from "./version-words.ts";

/** Version words of titles in Korean. */
export const KOREAN: VersionWords = {
  "radio-edit": ["라디오 에디트", "라디오 버전"],
  edit: ["에디트", "짧은 버전"],
  extended: ["롱 버전", "확장 버전"],
  remix: ["리믹스", "리믹스 버전"],
  clean: ["클린 버전", "클린"],
  instrumental: ["인스트루멘탈", "인스트", "연주곡", "반주", "mr"],
  karaoke: ["노래방", "노래방 버전", "가라오케"],
  "a-cappella": ["아카펠라", "아카펠라 버전"],
  acoustic: ["어쿠스틱", "어쿠스틱 버전"],
  live: ["라이브", "라이브 버전", "실황"],
  rehearsal: ["리허설"],
  demo: ["데모", "데모 버전"],
  remaster: ["리마스터", "리마스터링", "리마스터 버전"],
  "re-recording": ["재녹음"],
  cover: ["커버"],
  "sped-up": ["스피드 업", "스피드업", "배속"],
  slowed: ["슬로우 버전", "슬로우"],
  "single-version": ["싱글 버전"],
  "album-version": ["앨범 버전"],
  original: ["오리지널", "원곡", "오리지널 버전"],
  "bonus-track": ["보너스 트랙"],
  mix: ["믹스"],
  version: ["버전", "버젼"],
};
