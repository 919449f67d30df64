//! Dates that have passed.

use loket_engine::policy::{Closure, Date, Day, Path, Policy, Problems, Report, iso};

pub(super) fn dates(policy: &Policy, today: Date, problems: &mut Problems) {
    let root = Path::Root;
    if let Some(until) = policy.effective.as_ref().and_then(|effective| effective.until).filter(|until| *until < today) {
        problems.warn(&root.key("effective").key("until"), format!("{} has passed: the policy is no longer in force", iso(until)));
    }
    let products = root.key("products");
    for (index, product) in policy.products.iter().enumerate() {
        if product.supported(today).is_some_and(|supported| supported.is_empty()) {
            problems.warn(&products.index(index), format!("no version of `{}` is supported any more", product.id));
        }
    }
    let hours = root.key("hours");
    for (name, desk) in policy.hours.iter() {
        let hours = hours.key(name);
        for (index, closure) in desk.closed.iter().enumerate() {
            if let Closure::Dates(_, last) = closure
                && *last < today
            {
                problems.warn(&hours.key("closed").index(index), format!("{} has passed", iso(*last)));
            }
        }
        for (day, _) in &desk.days.0 {
            if let Day::Date(date) = day
                && *date < today
            {
                problems.warn(&hours.key("days").key(&iso(*date)), "has passed");
            }
        }
    }
}
