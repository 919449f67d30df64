//! Waiting for a condition.

use std::time::{Duration, Instant};

/// Far longer than anything here takes, so that a slow machine is not mistaken for a fault.
const PATIENCE: Duration = Duration::from_secs(20);

/// Looks until something is there; `None` when it never comes.
pub async fn until<T>(mut look: impl AsyncFnMut() -> Option<T>) -> Option<T> {
    let began = Instant::now();
    loop {
        if let Some(found) = look().await {
            return Some(found);
        }
        if began.elapsed() > PATIENCE {
            return None;
        }
        tokio::time::sleep(Duration::from_millis(15)).await;
    }
}
