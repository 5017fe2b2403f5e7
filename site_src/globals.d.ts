// What the scripts of a page share: each bundle adds its part to window.UB, and the build writes data in front of bundles.
import type { Widget } from "./frontend/calculator/main.js";
import type { Fields } from "./frontend/page/field-defaults.js";
import type { BrowserSession } from "./frontend/page/browser-session.js";
import type { LocalSettingsScript } from "./features/local_settings/main.js";
import type { LearnerScript } from "./features/teaching/learner/main.js";
import type { LecturerScript } from "./features/teaching/lecturer/main.js";
import type { deviceStorage } from "./features/teaching/shared/storage.js";
import type { Engine } from "./runtime/page/engine.js";

/** The entries of local.json that can be used. */
interface LocalEntries {
  name?: string;
  emergency_number?: string;
  spine_on_call?: string;
  mri_on_call?: string;
  site_address?: string;
  error_address?: string;
  review_by?: string;
  idle_minutes?: number;
  pathways?: { title: string; href: string }[];
}

interface PageGuard {
  reportLoss(loss: string): void;
  endLoss(loss: string): void;
  update(): void;
  isDead(): boolean;
}

interface Shared {
  browserSession: BrowserSession;
  cases: any;
  deviceStorage: typeof deviceStorage;
  engine: Engine;
  fields: Fields;
  isInView(control: Element): boolean;
  learner: LearnerScript;
  lecturer: LecturerScript;
  local: LocalEntries;
  localSettings: LocalSettingsScript;
  pageGuard: PageGuard;
  part(name: string, base64: string): void;
  runtimeParts: { lacks(): string[] };
  widget: Widget;
}

declare global {
  /** The element that the builder makes of "tag.class.class". */
  type ElementOf<Kind extends string> = (Kind extends `${infer Tag}.${string}` ? Tag : Kind) extends infer Tag
    ? Tag extends keyof HTMLElementTagNameMap
      ? HTMLElementTagNameMap[Tag]
      : HTMLElement
    : never;

  /** The pages are HTML: unless it is said otherwise, a selector finds an HTML element. */
  interface ParentNode {
    querySelector<Tag extends keyof HTMLElementTagNameMap>(selector: Tag): HTMLElementTagNameMap[Tag] | null;
    querySelector<Found extends Element = HTMLElement>(selector: string): Found | null;
    querySelectorAll<Tag extends keyof HTMLElementTagNameMap>(selector: Tag): NodeListOf<HTMLElementTagNameMap[Tag]>;
    querySelectorAll<Found extends Element = HTMLElement>(selector: string): NodeListOf<Found>;
  }

  interface Window {
    UB: Shared;
    UB_ADMIN: any;
    UB_QUESTION_BOX: any;
    UB_QUESTION_BOX_DATA: any;
    UB_DATA: any;
    UB_ENGINE_TIMEOUT_MS?: number;
    UB_LECTURER: any;
    UB_GALLERY: any;
    UB_GUARD_WORDS: Record<string, string>;
    UB_LOCAL_SETTINGS: any;
    UB_TEACHING_POINTS?: any;
    UB_LOCAL?: any;
    UB_RAN?: string[];
    UB_RUNTIME: any;
    UB_SHIM: any;
    UB_LEARNER: any;
    /** The theme's storage, which head.js sets. */
    __md_get(key: string, storage?: Storage, scope?: URL): any;
    __md_set(key: string, value: any, storage?: Storage, scope?: URL): void;
    __md_hash(text: string): number;
    __md_scope: URL;
    navigation?: any;
  }
  var UB_QUESTION_BOX: any;
  var UB_QUESTION_BOX_DATA: any;
}
