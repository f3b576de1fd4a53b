package org.readback.kernel;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;

/** A row of a table whose ids the database hands out. */
@MappedSuperclass
public abstract class StoredRow extends PanacheEntityBase {
    /** Null until it is stored. */
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
}
