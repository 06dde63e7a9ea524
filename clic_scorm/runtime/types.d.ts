// What the scripts hang on the one global `clic`; for the type checker only, no package carries this file.

type ClicShare = [number, number];
type ClicStamp = [number, string];
type ClicRuns = (number | [number, number])[];
type ClicLetters = Record<string, string>;

interface ClicModule { id: string; title: string; units: ClicRuns }
interface ClicTerms { id: string; pass: ClicShare | null; points: number; attempts: number | null; required: boolean }
interface ClicCourse {
  payload: number; id: string; title: string; version: string; language: string; direction: "ltr" | "rtl"; status: string;
  edition: string; adapter: string; modules: ClicModule[]; quizzes: Record<string, ClicTerms>; rule: any; strings: Record<string, string>;
  /** Kibibytes of what the search loads; whom to ask; who may copy. */
  search: number; contact: string; rights: string;
}
interface ClicUnit { n: number; id: string; kind: "page" | "quiz"; title: string; minutes: number | null; required: boolean; questions?: number }
interface ClicEntry extends ClicUnit { module: ClicModule }
interface ClicOption { letter: string; html: string }
interface ClicQuestion {
  n: number; id: string; kind: "single" | "multiple" | "truefalse"; prompt: string; title: string; points: number;
  options: ClicOption[]; hint: string | null; key: string;
}
/** Id, title and plain text of each unit. */
type ClicTexts = [string, string, string][];
interface ClicContent { kind: "page" | "quiz"; html: string; questions?: ClicQuestion[] }
interface ClicFeedbackParts { options?: Record<string, string>; correct?: string; incorrect?: string; always?: string }
type ClicFeedback = Record<string, ClicFeedbackParts>;

interface ClicOutcome { best: ClicShare; last: ClicShare; attempts: number; at: ClicStamp; answers: ClicLetters }
interface ClicRecord {
  pages: number[]; quizzes: Record<string, ClicOutcome>; bookmark: number; at: ClicStamp; seconds: number; token: string;
  other: Record<string, string>;
}
interface ClicVerdict { met: string; hopeless: boolean; reasons: any[] }
type ClicStatus = "incomplete" | "completed" | "passed" | "failed";
type ClicMode = "normal" | "browse" | "review";
type ClicTrouble = null | "no-lms" | "not-saved" | "closed";

/** One submitted answer, as an adapter reports it. */
interface ClicAnswer { unit: string; question: string; kind: ClicQuestion["kind"]; letters: string; right: boolean; points: number; time: number;
  /** The stamp of its submit. */
  at: ClicStamp;
  /** Its place among the interactions, once it was told, and whether the state counts it. */
  index?: number; counted?: boolean;
}
/** What an LMS is told at a report; `seconds` are those of this session. */
interface ClicReport { answers: ClicAnswer[]; score: string | null; status: ClicStatus; seconds: number; base: number }
interface ClicSubmitted { earned: number; possible: number; results: Record<string, { right: boolean; points: number }> }

/** The five verbs that each adapter has, and all that the session knows of an LMS. */
interface ClicAdapter {
  /** Find the LMS and open a session, or open it again after `close`; false where there is none or it refuses. */
  open(): Promise<boolean>;
  /** Read what the LMS holds; ask once after each `open`. */
  load(): { mode: ClicMode; state: string; learner: string | null };
  /** Hand over the state; it travels with the next report. False when it was refused. */
  save(state: string): boolean;
  /** Tell everything that changed and have it stored. False when it may be lost. */
  report(report: ClicReport): boolean;
  /** Report for the last time and end the session. */
  close(report: ClicReport): boolean;
  /** Hear whether what was reported last has arrived, as far as the session can find out; what has not is told again with the next report. */
  confirm(arrived: boolean): void;
}

interface Clic {
  t(text: string, values?: Record<string, string | number>): string;
  strings(more: Record<string, string>): void;
  course(course: ClicCourse): void;
  outline(id: string, units: ClicUnit[]): void;
  unit(id: string, unit: ClicContent): void;
  feedback(id: string, feedback: ClicFeedback): void;
  index(id: string, texts: ClicTexts): void;
  part(name: string, styled: boolean): void;
  loader: {
    course: ClicCourse;
    outline(id: string): Promise<ClicUnit[]>;
    unit(id: string): Promise<ClicContent>;
    feedback(id: string): Promise<ClicFeedback>;
    /** What the search looks through in a module. */
    index(id: string): Promise<ClicTexts>;
    /** Scripts that are not needed at the start, by their name in load-order.txt. */
    part(name: string): Promise<void>;
    /** The start payload, asked for again where the page's own request for it failed. */
    start(): Promise<ClicCourse>;
    prefetch(id: string): void;
    numbers(module: ClicModule): number[];
    order(): number[];
    moduleOf(n: number): ClicModule | undefined;
    find(n: number): Promise<ClicEntry>;
    locate(id: string): Promise<ClicEntry>;
  };
  rules: {
    evaluate(rule: any, quizzes: Record<string, any>, record: ClicRecord): ClicVerdict;
    status(rule: any, quizzes: Record<string, any>, record: ClicRecord): ClicStatus;
    expand(runs: (number | number[])[]): number[];
  };
  score: {
    digest(text: string): string;
    better(one: ClicShare, other: ClicShare): ClicShare;
    passes(outcome: { best: ClicShare; attempts: number } | undefined, pass: ClicShare | null): boolean;
    report(quizzes: Record<string, ClicTerms>, record: ClicRecord): string | null;
    percent(share: ClicShare): string;
  };
  state: {
    empty(token: string, device: string): ClicRecord;
    encode(record: ClicRecord): string;
    decode(text: string): { record: ClicRecord | null; reason: null | "empty" | "damaged" | "newer" };
    merge(one: ClicRecord, other: ClicRecord): ClicRecord;
    later(a: ClicStamp, b: ClicStamp): boolean;
  };
  lms: ClicAdapter;
  /** Other values that may be stored for a moment in place of those that may be lost, as [element, other, value]. */
  heal?(lost: [string, string][]): [string, string, string][];
  journal: {
    /** Choose whose journal it is, null where there is no LMS to say so; nothing is ever written to one that is read only. */
    open(course: string, learner: string | null, readOnly: boolean): void;
    /** Two characters that tell this device from another. */
    device(): string;
    /** So many random characters a-z0-9. */
    random(length: number): string;
    /** Bring together what the device and the LMS hold; `record` null means a new start, `waiting` are answers that may not have arrived. */
    settle(state: string, heard: boolean): { record: ClicRecord | null; newer: boolean; waiting: ClicAnswer[] };
    write(state: string, waiting: ClicAnswer[]): void;
    /** Two records of one learner as one, under the token of the second. */
    join(one: ClicRecord, other: ClicRecord): ClicRecord;
    /** Note that what was written last is in the LMS. */
    confirm(): void;
    /** Whether the device took what was written last. */
    kept(): boolean;
    ownDevice(own?: boolean): boolean | null;
    erase(): void;
  };
  session: {
    record: ClicRecord;
    mode: ClicMode;
    trouble: ClicTrouble;
    open(): Promise<{ resumed: boolean }>;
    seen(n: number): void;
    visit(n: number): void;
    submit(entry: ClicUnit, unit: ClicContent, answers: ClicLetters): ClicSubmitted;
    verdict(): ClicVerdict;
    status(): ClicStatus;
    attemptsLeft(n: number): number | null;
    retry(): void;
    onchange(listener: () => void): void;
    /** Say whose device it is, or ask: null where nobody was asked yet. */
    ownDevice(own?: boolean): boolean | null;
    /** Add a record of this learner, from wherever it was kept. */
    join(record: ClicRecord): void;
    /** All that is kept of the learner's work, as the text of a file; this and the next come with `rescue.js`. */
    exported(): string;
    /** Take up such a text; anything but "merged" says why nothing was changed. */
    imported(text: string): string;
    /** Remove what the course keeps on the device. */
    erase(): void;
  };
  /** The view's own parts: its scripts say what they hold. */
  view: any;
  dom: any;
  kinds: any;
}

declare var clic: Clic;
