//! The threads that commands run on.

/// More threads only wait for each other.
const MAX_THREADS: usize = 256;
/// As deep as the main thread's, in bytes, for nested values.
pub const STACK_SIZE: usize = 8 << 20;

/// Runs a function on `jobs` threads, or on a thread a processor when `jobs` is 0.
pub fn run_on_threads<T: Send>(jobs: usize, run: impl FnOnce() -> T + Send) -> T {
    let threads = rayon::ThreadPoolBuilder::new().stack_size(STACK_SIZE);
    match threads.num_threads(jobs.min(MAX_THREADS)).build() {
        Ok(threads) => threads.install(run),
        Err(_) => {
            // The system has no thread left: this one does all the work.
            let threads = rayon::ThreadPoolBuilder::new().num_threads(1);
            let _ = threads.use_current_thread().build_global();
            run()
        }
    }
}
