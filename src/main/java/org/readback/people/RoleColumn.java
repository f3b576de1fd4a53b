package org.readback.people;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.readback.access.Role;

/** A role as the database has it. */
@Converter
class RoleColumn implements AttributeConverter<Role, String> {
    @Override
    public String convertToDatabaseColumn(Role role) {
        return role == null ? null : role.code();
    }

    @Override
    public Role convertToEntityAttribute(String code) {
        return code == null ? null : Role.of(code);
    }
}
