package org.readback.people;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** That somebody teaches a class. */
@Entity
@Table(name = "class_teacher")
@IdClass(ClassTeacher.Key.class)
class ClassTeacher extends PanacheEntityBase {
    record Key(long classId, long personId) {}

    @Id
    @Column(name = "class_id")
    long classId;

    @Id
    @Column(name = "person_id")
    long personId;

    /** For Hibernate. */
    ClassTeacher() {}

    ClassTeacher(long classId, long personId) {
        this.classId = classId;
        this.personId = personId;
    }

    private record Teaching(long classId, Teacher teacher) {
        Teaching(long classId, long personId, String name, String signInName) {
            this(classId, new Teacher(personId, name, signInName));
        }
    }

    /** By class, those who teach it by name; without removed people. */
    static Map<Long, List<Teacher>> ofSchool(long schoolId) {
        return find("""
                        select t.classId, p.id, p.displayName, p.signInName
                        from ClassTeacher t
                        join StoredClass c on c.id = t.classId
                        join Person p on p.id = t.personId
                        where c.schoolId = ?1 and p.removedAt is null
                        order by lower(p.displayName), p.id
                        """, schoolId).project(Teaching.class).stream()
                .collect(Collectors.groupingBy(
                        Teaching::classId, Collectors.mapping(Teaching::teacher, Collectors.toList())));
    }

    /** False if they do not teach it, or nobody else does. */
    static boolean take(long classId, long personId) {
        return delete("""
                        from ClassTeacher t
                        where t.classId = ?1 and t.personId = ?2 and exists (
                            select 1 from ClassTeacher o join Person p on p.id = o.personId
                            where o.classId = ?1 and o.personId <> ?2 and p.removedAt is null)
                        """, classId, personId) == 1;
    }
}
