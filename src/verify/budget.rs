//! What reading a received file may cost. It is counted, not timed: every machine gives the same answer.

use std::cell::Cell;

use crate::diagnostic::verify_result::SheetLimit;

/// The costs of one reading so far. After a limit is exceeded, nothing more is read.
#[derive(Debug, Default)]
pub struct Budget {
    spent: [Cell<usize>; SheetLimit::ALL.len()],
    exceeded: Cell<Option<SheetLimit>>,
}

impl Budget {
    /// Adds a cost; `None` after a limit was exceeded, this or another.
    pub fn spend(&self, limit: SheetLimit, amount: usize) -> Option<()> {
        let spent = &self.spent[limit as usize];
        spent.set(spent.get().saturating_add(amount));
        if spent.get() > limit.max() {
            return self.refuse(limit);
        }
        self.exceeded.get().is_none().then_some(())
    }

    /// Ends the reading.
    pub fn refuse<T>(&self, limit: SheetLimit) -> Option<T> {
        let first = self.exceeded.get().unwrap_or(limit);
        self.exceeded.set(Some(first));
        None
    }

    /// What is left of a limit.
    pub fn remaining(&self, limit: SheetLimit) -> usize {
        limit.max().saturating_sub(self.spent(limit))
    }

    pub fn spent(&self, limit: SheetLimit) -> usize {
        self.spent[limit as usize].get()
    }

    /// The first limit that was exceeded.
    pub fn exceeded(&self) -> Option<SheetLimit> {
        self.exceeded.get()
    }
}
