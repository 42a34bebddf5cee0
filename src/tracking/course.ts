import { v4 } from 'uuid';
import { withAnswerQueue } from './answer-queue.ts';
import { backoffMs } from './backoff.ts';
import type { Course, CourseOptions, Ending, StartFault } from './course-port.ts';
import type { Device } from './device.ts';
import { type FaultLog, faultLog, type LoggedFault } from './fault-log.ts';
import { forgetOn, isHandedOver, type Joined, type JoiningOptions, join, joinAgain } from './joining.ts';
import { type LiveSession, liveSession } from './live-session.ts';
import { momentOf } from './moment.ts';
import { recoverOffered } from './recovery.ts';
import type { Reporter } from './reporter.ts';
import type { LearningEvent } from './session.ts';
import { emptySnapshot, type Snapshot } from './snapshot.ts';
import { type Standing, standingOf } from './standing.ts';
import { nothingKnown, sessionOver, type Tracker, TrackingError } from './tracker.ts';
import type { HandOver } from './writer-lock.ts';
import { type Writing, writing } from './writing.ts';

export type { Course, CourseOptions, Ending } from './course-port.ts';

/** Opens the session, reads back the last one, and keeps device, LMS and LRS up to date from then on. Never rejects. */
export async function openCourse(options: CourseOptions): Promise<Course> {
  const course = new OpenCourse(options);
  await course.open();
  return course;
}

class OpenCourse implements Course {
  standing: Standing = 'no-contact';
  place = '';
  private readonly options: CourseOptions;
  private readonly port: Tracker;
  private readonly live: LiveSession;
  private readonly device: Device | undefined;
  private readonly log: FaultLog;
  private readonly joinListeners: (() => void)[] = [];
  /** What is on the device, and is told when it has been painted: an answer's feedback must not wait for it. */
  private readonly unpainted: (() => void)[] = [];
  /** What happened while there was nobody to tell: it happens again when there is. */
  private readonly untold: LearningEvent[] = [];
  private joined: Joined | undefined;
  private writing: Writing | undefined;
  private reporter: Reporter | undefined;
  private isOver = false;
  /** Whether the LMS has said that it knows of the end. */
  private isKnown = false;
  private failures = 0;
  private isTaking = false;

  constructor(options: CourseOptions) {
    this.options = options;
    const { outline, clock, random } = options;
    this.log = faultLog(clock, options.onFault);
    this.port = withAnswerQueue(options.tracker, this.log.add);
    this.device = options.device?.(this.log.add);
    this.live = liveSession({ outline, snapshot: emptySnapshot(v4({ random: random(16) })), writer: '' }, clock);
  }

  /** Tries to open the session; an LMS that will not now may later. */
  async open(): Promise<void> {
    try {
      const launch = await this.port.open();
      await this.take(await join(this.joining, launch));
    } catch (fault) {
      this.log.add(fault);
      const code = fault instanceof TrackingError ? fault.code : '';
      this.stand(code === sessionOver ? 'session-over' : 'no-contact');
      if (code !== sessionOver) this.openLater();
    }
  }

  private openLater(): void {
    this.options.clock.after(backoffMs(++this.failures), () => {
      if (this.isOver) return;
      void this.open().then(() => {
        if (this.joined) for (const listener of this.joinListeners) listener();
      });
    });
  }

  /** Goes on from a launch: to write, if no other tab does, or to read. */
  private async take(joined: Joined): Promise<void> {
    const { launch, recovery } = joined;
    const standing = standingOf(launch, recovery, this.port.keeps);
    const mayWrite = standing === 'writing' && (await this.claim(joined));
    // The learner has gone meanwhile, and was told that nothing is saved.
    if (this.isOver) return joined.lock?.release();
    const found = this.joined ?? joined;
    this.joined = found;
    this.place = (await this.device?.journal.place(found.registration)) ?? '';
    this.begin(found);
    if (mayWrite) this.write(found);
    else await this.read(found, standing === 'writing' ? 'other-tab' : standing);
  }

  /** Whether this tab may write; a launch that the LMS lets stand alone takes the place of every earlier one. */
  private async claim(joined: Joined): Promise<boolean> {
    const { lock, launch } = joined;
    lock?.onTaken((isForced) => this.yieldTo(isForced));
    if (!lock) return true;
    if (!launch.isOnly) return lock.acquire();
    if (!(await lock.acquire())) this.joined = await joinAgain(this.joining, joined, await lock.take());
    return true;
  }

  private begin({ outline, recovery, writer, start, launch }: Joined): void {
    const held = start.fault && !recovery.restored ? launch.state : undefined;
    this.live.begin({ outline, snapshot: recovery.snapshot, writer, held });
    for (const fault of recovery.faults) this.log.add(new TrackingError('journal', 'read', fault, ''));
  }

  private write(joined: Joined): void {
    const { options, port: tracker, live } = this;
    this.standing = 'writing';
    const { launch, outline } = joined;
    this.reporter ??= options.reportTo({ outline, launch, snapshot: live.snapshot() });
    this.writing = writing({
      ...options,
      device: this.device,
      tracker,
      joined,
      live,
      reporter: this.reporter,
      onFault: this.log.add,
    });
    this.dispatch({ type: 'launched' });
    for (const event of this.untold.splice(0)) this.dispatch(event);
    if (joined.recovery.restored || joined.recovery.answers.length > 0) this.writing.saver.change('certain');
  }

  private async read({ launch, outline, recovery }: Joined, standing: Standing): Promise<void> {
    const { options, live } = this;
    this.stand(standing);
    if (standing === 'other-tab') return;
    this.device?.journal.remove(recovery.proven);
    const mode = standing === 'review' ? 'review' : launch.mode;
    this.reporter = options.reportTo({ outline, launch: { ...launch, mode }, snapshot: live.snapshot() });
    if (standing === 'review' && this.place) live.apply({ type: 'viewed', lessonId: this.place.split(' ')[0] ?? '' });
    if (launch.mode === 'normal' && standing === 'preview') this.dispatch({ type: 'launched' });
    else this.reporter?.report(live.snapshot(), live.snapshot(), { type: 'launched' });
  }

  private stand(standing: Standing): void {
    this.standing = standing;
    if (standing !== 'writing') this.options.onStatus({ kind: standing });
  }

  get mode() {
    return this.launch.mode;
  }

  get language() {
    return this.launch.language;
  }

  get outline() {
    return this.live.outline;
  }

  get lrs() {
    return this.reporter?.endpoint;
  }

  get isNamed() {
    return this.options.isNamed ?? false;
  }

  get keeps() {
    return this.writing ? this.port.keeps : 'nothing';
  }

  get home() {
    return this.port.keeps;
  }

  get returnUrl() {
    return this.isKnown ? this.launch.returnUrl : undefined;
  }

  get resumed() {
    return this.joined !== undefined && (this.joined.start.resumed || this.restored);
  }

  get restored() {
    return this.joined?.recovery.restored ?? false;
  }

  get stateFault(): StartFault | undefined {
    const { fault, isNewer } = this.joined?.start ?? {};
    if (isNewer) return 'newer';
    return this.restored ? undefined : fault;
  }

  get isOffered() {
    return (this.joined?.recovery.offered.length ?? 0) > 0;
  }

  get snapshot(): Snapshot {
    return this.live.snapshot();
  }

  get isShared() {
    return this.device?.isShared ?? false;
  }

  set isShared(value: boolean) {
    if (this.device) this.device.isShared = value;
    // What is proven already must go from the machine, too.
    if (value && this.live.isFrozen) void this.device?.journal.wipe();
    else this.active?.saver.change('now');
    if (value && this.joined) void this.device?.journal.forgetPlace(this.joined.registration);
  }

  get faults(): readonly LoggedFault[] {
    return this.log.faults;
  }

  get backlog() {
    return this.reporter?.backlog?.();
  }

  get tracker() {
    return this.port.name;
  }

  get deviceWorks() {
    return this.device ? this.device.journal.works : false;
  }

  private get joining(): JoiningOptions {
    return { ...this.options, tracker: this.port, device: this.device };
  }

  private get launch() {
    return this.joined?.launch ?? nothingKnown;
  }

  /** The session as long as something is to be saved in it. */
  private get active(): Writing | undefined {
    return this.isOver || this.live.isFrozen ? undefined : this.writing;
  }

  dispatch(event: LearningEvent): void {
    const before = this.live.snapshot();
    const after = this.live.apply(event);
    if (after === before || this.isOver) return;
    if (this.active) this.keep(this.active, before, after, event);
    else this.watch(before, after, event);
  }

  /** Nothing is to be saved, now or ever; what can be told later is kept for then. */
  private watch(before: Snapshot, after: Snapshot, event: LearningEvent): void {
    if (this.standing === 'no-contact' || this.standing === 'other-tab') this.untold.push(event);
    if (this.standing === 'preview') this.reporter?.report(before, after, event);
    if (this.standing === 'writing') this.stand('review');
    if (this.standing === 'review' && event.type === 'viewed') this.keepPlace(event.lessonId);
  }

  private keep(active: Writing, before: Snapshot, after: Snapshot, event: LearningEvent): void {
    const { clock, afterPaint } = this.options;
    const moment = momentOf(clock);
    active.note(event);
    this.unpainted.push(() => active.tell(before, after, event, moment));
    (afterPaint ?? ((act) => act()))(() => this.tellAll());
  }

  private tellAll(): void {
    for (const tell of this.unpainted.splice(0)) tell();
  }

  keepPlace(place: string): void {
    const { device, joined, standing } = this;
    if (!joined || device?.isShared || (standing !== 'writing' && standing !== 'review')) return;
    device?.journal.keepPlace(joined.registration, standing === 'writing' && this.snapshot.completed ? '' : place);
  }

  onChange(listener: (snapshot: Snapshot) => void): void {
    this.live.onChange(listener);
  }

  onJoined(listener: () => void): void {
    this.joinListeners.push(listener);
  }

  save(): void {
    this.tellAll();
    const { active } = this;
    if (!active) return;
    // The end is what the learner cannot do without, so it is proven from both sides.
    if (this.snapshot.completed) active.saver.change('certain', true);
    else if (active.saver.isWell) void active.saver.flush();
    else active.saver.change('now', true);
  }

  hide(): void {
    this.tellAll();
    this.active?.keep();
    void this.active?.saver.flush();
  }

  show(): void {
    this.active?.saver.show();
  }

  leave({ persisted = false }: { readonly persisted?: boolean } = {}): void {
    if (this.isOver) return;
    this.tellAll();
    this.active?.keep();
    if (!persisted) return void this.end();
    this.reporter?.leave(this.snapshot, { ended: false });
    void this.active?.saver.flush();
  }

  async exit(): Promise<Ending> {
    const { options, live } = this;
    this.tellAll();
    // What the learner does while the proof is under way needs a proof of its own.
    for (let proven = -1; this.active && proven !== live.snapshot().rev; ) {
      const { rev } = live.snapshot();
      const { active } = this;
      if (!(await active.saver.flush())) {
        if ((await options.probe()) !== sessionOver) return 'unsaved';
        await this.end();
        return 'session-over';
      }
      proven = rev;
      this.tellAll();
    }
    await this.end();
    return this.standing === 'writing' || (this.writing && this.standing === 'review') ? 'saved' : this.standing;
  }

  async switchUser(): Promise<Ending | 'switched'> {
    const how = await this.exit();
    if (how !== 'saved' && how !== 'review') return how;
    const { device, joined } = this;
    const isGone = !device || !joined || (await forgetOn(device, joined));
    await this.reporter?.forget?.();
    this.port.forget?.();
    return isGone ? 'switched' : how;
  }

  /** Ends the session, once: says it before it returns, and resolves when the LMS knows. */
  private async end(): Promise<void> {
    if (this.isOver) return;
    this.isOver = true;
    this.writing?.saver.stop();
    this.reporter?.leave(this.snapshot, { ended: true });
    const mayClose = this.joined !== undefined && this.standing !== 'other-tab';
    const closed = mayClose ? this.port.close(this.live.encode()) : Promise.resolve();
    this.joined?.lock?.release();
    this.isKnown = await closed.then(
      () => true,
      (fault: unknown) => {
        this.log.add(fault);
        return false;
      },
    );
  }

  async takeOver(): Promise<void> {
    const { joined } = this;
    if (this.standing !== 'other-tab' || !joined?.lock || this.isTaking) return;
    this.isTaking = true;
    const given = await joined.lock.take();
    if (this.isOver) return joined.lock.release();
    // It has left nothing on a shared machine and did not say what it had, or nobody knows whose it is: not to be written over.
    if ((!given && this.isShared) || !isHandedOver(given, joined, this.device)) return this.stand('taken-over');
    this.joined = await joinAgain(this.joining, joined, given);
    if (this.isOver) return joined.lock.release();
    this.begin(this.joined);
    this.write(this.joined);
    for (const listener of this.joinListeners) listener();
  }

  /** Another tab goes on: this one ends its session, unless the other has begun already. */
  private async yieldTo(isForced: boolean): Promise<HandOver | undefined> {
    if (this.isOver || !this.joined) return undefined;
    this.tellAll();
    this.active?.keep();
    const handOver = { state: this.live.state(), writer: this.live.writer, owner: this.device?.journal.owner };
    if (isForced || this.launch.isOnly) {
      this.isOver = true;
      this.writing?.saver.stop();
    } else await this.end();
    this.stand('taken-over');
    return handOver;
  }

  accept(): void {
    const { joined, active, live } = this;
    if (!joined || !active) return;
    const recovery = recoverOffered(joined.outline, live.snapshot(), joined.recovery);
    this.joined = { ...joined, recovery };
    live.begin({ outline: joined.outline, snapshot: recovery.snapshot, writer: live.writer });
    this.device?.journal.supersede(recovery.absorbed);
    for (const { answer } of recovery.answers) void this.port.recordAnswer({ ...answer, at: new Date(answer.at) });
    active.saver.change('certain');
  }
}
